import { expect, it } from "vitest";
import { loadLibsql } from "../../../src/sandbox/storage/load-libsql";

function failing(message: string) {
  return () =>
    loadLibsql(() => {
      throw new Error(message);
    });
}

it("says of a driver that is missing how to install it", () => {
  expect(failing("Cannot find module 'libsql'\nRequire stack:\n- a.js")).toThrow(
    /\(Cannot find module 'libsql'\): npm install libsql@0\.5\. Without a file/,
  );
});

it("says of a driver that is installed, and cannot be loaded, why", () => {
  expect(failing("GLIBC_2.38 not found")).toThrow(/could not be loaded \(GLIBC_2\.38 not found\)/);
});
