import { allAccess } from "./access/all-access";
import type { Application } from "./access/application";

// Known to everybody, and good for nothing but synthetic data on this machine.
/** Who may ask the demonstration platform: a system that checks, an authority that lists, a department that reads. Each
 * may do everything, so that whoever tries the interface with one key gets everywhere. */
export const demonstrationApplications = {
  checking: { appKey: "yingcha-sandbox", secret: "yingcha-sandbox-secret-of-no-worth", ...allAccess },
  authority: { appKey: "yingcha-authority", secret: "yingcha-authority-secret-of-no-worth", ...allAccess },
  department: {
    appKey: "yingcha-department",
    secret: "yingcha-department-secret-of-no-worth",
    ...allAccess,
  },
} as const satisfies Record<string, Application>;
