import { describe, expect, it } from "vitest";
import { createGuard } from "yingcha";
import { expectOutcome } from "yingcha/testing";
import { connectPlatform } from "./connect-platform";

const real = {
  YINGCHA_BASE_URL: "https://credit.example.gov.cn/",
  YINGCHA_APP_KEY: "app-key",
  YINGCHA_SECRET: "a-secret-of-the-office",
};

describe("connectPlatform", () => {
  it("takes the real platform when it is configured, and starts no sandbox", async () => {
    const { connection, sandbox } = await connectPlatform(real);
    expect(connection).toEqual({
      baseUrl: real.YINGCHA_BASE_URL,
      appKey: real.YINGCHA_APP_KEY,
      secret: real.YINGCHA_SECRET,
    });
    expect(sandbox).toBeUndefined();
  });

  it.each(Object.keys(real))(
    "puts no sandbox in the place of a platform whose %s is missing",
    async (name) => {
      const refused = connectPlatform({ ...real, [name]: "" });
      await expect(refused).rejects.toThrow(`Set ${name} too`);
      await expect(refused).rejects.not.toThrow(real.YINGCHA_SECRET);
    },
  );

  it("starts a sandbox when nothing is configured, and a guard can ask it", async () => {
    const { connection, close } = await connectPlatform({});
    const guard = createGuard({ platform: { ...connection, deadlineMs: 20_000 } });
    expectOutcome(await guard.checkBeforeApprove("91350500PDY000052B", "administrative-license"), "review");
    await guard.close();
    await close();
  });
});
