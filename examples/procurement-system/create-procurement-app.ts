import express, { type Express, type NextFunction, type Request, type Response } from "express";
import type { Guard } from "yingcha";
import { z } from "zod";
import { answerSchema } from "../office/obligation-answers";
import type { OfficerOf } from "../office/officers";
import { Problem, problemHeaders, problemOf } from "../office/problem";
import type { VersionedStore } from "../office/versioned-store";
import { createProcurementOffice } from "./procurement-office";
import { bidSchema, evaluationSchema, type Tender, tenderSchema } from "./tender";
import { officerPage, publicPage } from "./tender-pages";

/** What the app is put together from; everything that differs between a test and a day at the office. */
export interface ProcurementAppParts {
  readonly guard: Guard;
  readonly tenders: VersionedStore<Tender>;
  readonly officerOf: OfficerOf;
  readonly now: () => Date;
  readonly newId: () => string;
}

const awardSchema = z.strictObject({ answers: z.array(answerSchema).max(1_000).default([]) });
const rejectionSchema = z.strictObject({ grounds: z.string().trim().min(4).max(4_000) });

/** Makes the HTTP face of a procurement office: /tenders for everybody, /office/tenders for the officers. */
export function createProcurementApp({ officerOf, ...parts }: ProcurementAppParts): Express {
  const office = createProcurementOffice(parts);
  const { tenders, now } = parts;
  const app = express();
  app.disable("x-powered-by");
  app.disable("etag");
  app.use((_request, response, next) => {
    response.set("cache-control", "no-store");
    next();
  });
  app.use(express.json({ limit: "64kb" }));

  app.get("/tenders/:id", ({ params }, response) => response.json(publicPage(tenders.find(params.id))));
  app.post("/tenders/:id/bids", ({ params, body }, response) => {
    const { id } = office.bid(params.id, bidSchema.parse(body));
    response.status(201).json({ bidId: id });
  });

  const staff = express.Router();
  const officerOfRequest = ({ headers }: Pick<Request, "headers">) => officerOf(headers.authorization);
  staff.use((request, _response, next) => {
    officerOfRequest(request);
    next();
  });
  staff.post("/", ({ body }, response) => {
    response.status(201).json(officerPage(office.open(tenderSchema.parse(body).title)));
  });
  staff.get("/:id", ({ params }, response) => response.json(officerPage(tenders.find(params.id))));
  staff.get("/:id/badges", ({ params }, response) => response.json({ bidders: office.badges(params.id) }));
  staff.post("/:id/screening", async ({ params }, response) =>
    response.json({ bidders: await office.screen(params.id) }),
  );
  staff.post("/:id/bids/:bidId/rejection", (request, response) => {
    const { params, body } = request;
    const { grounds } = rejectionSchema.parse(body);
    response.json(officerPage(office.reject(params.id, params.bidId, officerOfRequest(request), grounds)));
  });
  staff.post("/:id/evaluation", async (request, response) => {
    const { params, body } = request;
    const evaluation = evaluationSchema.parse(body);
    response.json(officerPage(await office.evaluate(params.id, officerOfRequest(request), evaluation)));
  });
  staff.post("/:id/award", async (request, response) => {
    const { params, body } = request;
    const { answers } = awardSchema.parse(body ?? {});
    response.json(officerPage(await office.award(params.id, officerOfRequest(request), answers)));
  });
  app.use("/office/tenders", staff);

  app.use(() => {
    throw new Problem(404, "path-unknown", "没有这个地址");
  });
  // Express knows an error handler by its four parameters.
  app.use((error: unknown, _request: Request, response: Response, _next: NextFunction) => {
    const problem = problemOf(error);
    response.status(problem.status).set(problemHeaders(error, now())).send(JSON.stringify(problem));
  });
  return app;
}
