import { sendBy } from "./hostile-platform";

// The sender of a caller's own is mostly built on fetch, and where there is no node:http it is ours.
sendBy(globalThis.fetch);
await import("./platform-http.test");
await import("./platform-http.deadline.test");
await import("./platform-http.retry.test");
