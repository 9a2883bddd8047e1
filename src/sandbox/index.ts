export type { CatalogueDocumentInput } from "../catalogue/catalogue-document";
export type { ListRecordInput } from "../lists/list-record";
export type { RegisteredSubject, Registry } from "./registry";
export type { Scenario } from "./scenarios";
export { type Sandbox, type SandboxOptions, startSandbox } from "./start-sandbox";
