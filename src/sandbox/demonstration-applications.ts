import type { Application } from "./http/authentication";

// Known to everybody, and good for nothing but synthetic data on this machine.
/** Who may ask the demonstration platform: a system that checks, an authority that lists, a department that reads. */
export const demonstrationApplications = {
  checking: { appKey: "yingcha-sandbox", secret: "yingcha-sandbox-secret-of-no-worth" },
  authority: { appKey: "yingcha-authority", secret: "yingcha-authority-secret-of-no-worth" },
  department: { appKey: "yingcha-department", secret: "yingcha-department-secret-of-no-worth" },
} as const satisfies Record<string, Application>;
