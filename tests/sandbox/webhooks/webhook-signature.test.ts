import fc from "fast-check";
import { Webhook } from "standardwebhooks";
import { describe, expect, it } from "vitest";
import { webhookSignature } from "../../../src/sandbox/webhooks/webhook-signature";

const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

describe("the signature of a webhook, Standard Webhooks 1.0.0,", () => {
  it("is that of the specification's own example", () => {
    const signed = {
      messageId: "msg_p5jXN8AQM9LWM0D4loKWxJek",
      sentMs: 1_614_265_330_000,
      body: '{"test": 2432232314}',
    };
    expect(webhookSignature(signed, secret)).toBe("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  });

  it("is the one that the reference library makes of anything", () => {
    const second = fc.integer({ min: 0, max: 4_000_000_000 });
    const id = fc.stringMatching(/^[A-Za-z0-9_-]{1,40}$/);
    fc.assert(
      fc.property(id, second, fc.string({ unit: "grapheme" }), (messageId, at, body) => {
        const made = webhookSignature({ messageId, sentMs: at * 1_000, body }, secret);
        expect(made).toBe(new Webhook(secret).sign(messageId, new Date(at * 1_000), body));
      }),
    );
  });
});
