import { resolve } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { type Check, createGuard } from "yingcha";
import { createTestPlatform, expectOutcome } from "yingcha/testing";
import { approved } from "./approved";
import type { PermitCase } from "./permit-case";

const root = resolve(import.meta.dirname, "../..");
const approval = { officerId: "officer-1", decidedAt: "2026-11-24T02:00:00Z", answers: [] };

const platform = createTestPlatform();
const guard = createGuard({
  platform: { ...platform.connection, fetch: platform.fetch, deadlineMs: 20_000 },
});

function caseOf(id: string, code: string): PermitCase {
  const applicant = { code, name: "示例有限公司（虚构）" };
  const submission = { permit: "construction-permit", applicant, materials: [], promise: "none" } as const;
  return { id, revision: 1, submission, submittedAt: approval.decidedAt, state: "reviewed" };
}

describe("approved", () => {
  it("takes the clearance of this very case, made for the decision, and no other (R1)", async () => {
    const [code, other] = [platform.register(), platform.register()];
    const check = async (
      subject: string,
      how: { readonly caseId: string; readonly stage: Check["stage"] },
    ) => {
      const made = await guard.checkBeforeApprove(subject, "administrative-license", how);
      expectOutcome(made, "proceed");
      return made;
    };
    const own = await check(code, { caseId: "A-1", stage: "decision" });
    expect(approved(caseOf("A-1", code), own, approval)).toMatchObject({ state: "approved" });

    const foreign = [
      await check(other, { caseId: "A-1", stage: "decision" }),
      await check(code, { caseId: "A-2", stage: "decision" }),
      await check(code, { caseId: "A-1", stage: "acceptance" }),
    ];
    for (const clearance of foreign)
      expect(() => approved(caseOf("A-1", code), clearance, approval)).toThrow("another case");
  });

  it("cannot be compiled without a check that left the way open: 应查必查, 五(三)", () => {
    const codes = codesOf((clearance) => `approved(permitCase, ${clearance}, approval);`);
    expect(codes("clearance")).toEqual([]);
    for (const unchecked of ["check", "stopped", "undetermined", "{ outcome: 'proceed' }", "true"])
      expect(codes(unchecked)).not.toEqual([]);
  });
});

/** What the compiler says of a call, by error number. */
function codesOf(call: (clearance: string) => string): (clearance: string) => readonly number[] {
  const config = ts.readConfigFile(resolve(root, "tsconfig.json"), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, root);
  const path = resolve(import.meta.dirname, "virtual.ts");
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  let text = "";
  host.fileExists = (name) => name === path || fileExists.call(host, name);
  host.getSourceFile = (name, version, ...rest) =>
    name === path
      ? ts.createSourceFile(name, text, version, true)
      : getSourceFile.call(host, name, version, ...rest);
  let before: ts.Program | undefined;
  return (clearance) => {
    text = `
      import type { Check, Clearance, StopCheck, UndeterminedCheck } from "yingcha";
      import { type Approval, approved } from "./approved";
      import type { PermitCase } from "./permit-case";
      export declare const permitCase: PermitCase, approval: Approval, clearance: Clearance;
      export declare const check: Check, stopped: StopCheck, undetermined: UndeterminedCheck;
      ${call(clearance)}`;
    before = ts.createProgram([path], options, host, before);
    return ts.getPreEmitDiagnostics(before, before.getSourceFile(path)).map(({ code }) => code);
  };
}
