import Fastify, { type FastifyInstance } from "fastify";
import type { Guard } from "yingcha";
import { z } from "zod";
import { answerSchema } from "../office/obligation-answers";
import type { OfficerOf } from "../office/officers";
import { Problem, problemHeaders, problemOf } from "../office/problem";
import type { VersionedStore } from "../office/versioned-store";
import { type PermitCase, submissionSchema, supplementSchema } from "./permit-case";
import { createPermitOffice } from "./permit-office";
import { applicantPage, officerPage } from "./permit-pages";

/** What the app is put together from; everything that differs between a test and a day at the office. */
export interface PermitAppParts {
  readonly guard: Guard;
  readonly cases: VersionedStore<PermitCase>;
  readonly officerOf: OfficerOf;
  readonly now: () => Date;
  readonly newId: () => string;
}

interface OfCase {
  readonly Params: { readonly id: string };
}

const acceptanceSchema = z.strictObject({ heldGapsGrounds: z.string().trim().min(4).max(2_000).optional() });
const reviewSchema = z.strictObject({ opinion: z.string().trim().min(2).max(4_000) });
const approvalSchema = z.strictObject({ answers: z.array(answerSchema).max(200).default([]) });
const refusalSchema = z.strictObject({
  grounds: z.string().trim().min(4).max(4_000),
  prohibitions: z.array(z.string().min(1).max(128)).max(50).default([]),
});

/** Makes the HTTP face of a permit office: /applications for the applicant, /cases for the officers. */
export function createPermitApp({ officerOf, ...parts }: PermitAppParts): FastifyInstance {
  const office = createPermitOffice(parts);
  const { cases, now } = parts;
  const app = Fastify({ bodyLimit: 65_536 });

  app.addHook("onRequest", async (_request, reply) => void reply.header("cache-control", "no-store"));
  app.setErrorHandler((error, _request, reply) => {
    const problem = problemOf(error);
    return reply.code(problem.status).headers(problemHeaders(error, now())).send(JSON.stringify(problem));
  });
  app.setNotFoundHandler(() => {
    throw new Problem(404, "path-unknown", "没有这个地址");
  });

  app.post("/applications", async ({ body }, reply) =>
    reply.code(201).send(applicantPage(office.submit(submissionSchema.parse(body)))),
  );
  app.get<OfCase>("/applications/:id/status", async ({ params }) => applicantPage(cases.find(params.id)));
  app.post<OfCase>("/applications/:id/materials", async ({ params, body }) =>
    applicantPage(office.supplement(params.id, supplementSchema.parse(body).materials)),
  );

  app.register(
    async (staff) => {
      staff.addHook("onRequest", async ({ headers }) => void officerOf(headers.authorization));
      staff.get<OfCase>("/:id", async ({ params }) => officerPage(cases.find(params.id)));
      staff.post<OfCase>("/:id/acceptance", async ({ params, body, headers }) => {
        const { heldGapsGrounds } = acceptanceSchema.parse(body ?? {});
        return officerPage(await office.accept(params.id, officerOf(headers.authorization), heldGapsGrounds));
      });
      staff.post<OfCase>("/:id/review", async ({ params, body, headers }) => {
        const { opinion } = reviewSchema.parse(body);
        return officerPage(office.review(params.id, officerOf(headers.authorization), opinion));
      });
      staff.post<OfCase>("/:id/approval", async ({ params, body, headers }) => {
        const { answers } = approvalSchema.parse(body ?? {});
        return officerPage(await office.approve(params.id, officerOf(headers.authorization), answers));
      });
      staff.post<OfCase>("/:id/refusal", async ({ params, body, headers }) => {
        const { grounds, prohibitions } = refusalSchema.parse(body);
        const officerId = officerOf(headers.authorization);
        return officerPage(await office.refuse(params.id, officerId, grounds, prohibitions));
      });
    },
    { prefix: "/cases" },
  );
  return app;
}
