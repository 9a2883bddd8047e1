import { accessScopes } from "../../contract/access-scope";
import type { Application } from "./application";

/** May do everything, in whose name it likes: for demonstrations and tests. */
export const allAccess = {
  scopes: accessScopes,
  actsFor: "every-department",
} as const satisfies Omit<Application, "appKey" | "secret">;
