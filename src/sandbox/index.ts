export type { CatalogueDocumentInput } from "../catalogue/catalogue-document";
export type { ListRecordInput } from "../lists/list-record";
export type { Application } from "./access/application";
export type { CloseHow } from "./http/listen";
export type { RequestLine } from "./http/request-line";
export type { RegisteredSubject, SubjectParticulars } from "./registered-subject";
export type { Registry } from "./registry";
export type { SandboxOptions, StoredSandboxOptions } from "./sandbox-options";
export type { Scenario } from "./scenarios";
export {
  type Sandbox,
  type StoredSandbox,
  startSandbox,
  startStoredSandbox,
} from "./start-sandbox";
export { createMemoryStore } from "./storage/memory-store";
export { openPostgresStore, type PostgresStoreOptions } from "./storage/postgres-store";
export type { EnrolmentCounts, RegistryStore } from "./storage/registry-store";
export { openSqliteStore, type SqliteStoreOptions } from "./storage/sqlite-store";
