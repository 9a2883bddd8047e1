import { createServer } from "node:http";
import { type AddressInfo, connect, createServer as createSocketServer, type Server } from "node:net";
import type { PlatformOrder, PlatformReply } from "./platform-order";
import { openRun, type PlatformRun } from "./platform-run";

// The hostile platform, in a process of its own so that its memory and its work are not the guard's.
const runs = new Map<number, PlatformRun>();
const doors = new Map<number, Server>();
let trappedCount = 0;

const trap = createServer((_, response) => {
  trappedCount += 1;
  response.end();
});
trap.on("connection", () => {
  trappedCount += 1;
});

const platform = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("error", () => undefined);
  response.on("error", () => undefined);
  request.on("end", () => {
    const [, id = "", ...rest] = (request.url ?? "").split("/");
    const run = runs.get(Number(id));
    if (run === undefined) {
      trappedCount += 1;
      response.writeHead(404).end();
    } else run.answer(rest.join("/"), Buffer.concat(chunks).toString("utf8"), request, response);
  });
});
platform.on("connection", (socket) => socket.on("error", () => undefined));
platform.on("clientError", (_, socket) => socket.destroy());

/** A door of its own, for what becomes of bare connections; behind it stands the same platform. */
async function openDoor(id: number, run: PlatformRun): Promise<number> {
  const door = createSocketServer((socket) => {
    socket.on("error", () => undefined);
    if (run.phase === "spoilt") {
      run.counts.spoilt += 1;
      run.meet?.(socket);
      return;
    }
    const through = connect(portOf(platform), "127.0.0.1");
    through.on("error", () => socket.destroy());
    socket.pipe(through).pipe(socket);
  });
  doors.set(id, door);
  await listening(door);
  return portOf(door);
}

async function reply(order: PlatformOrder): Promise<PlatformReply> {
  if (order.kind === "open") {
    const run = openRun(order, {
      trapUrl: `http://127.0.0.1:${portOf(trap)}/v1/lookups`,
      insideTrapPath: `/${order.id}/trap`,
    });
    runs.set(order.id, run);
    await run.prepare();
    const port = run.meet === undefined ? portOf(platform) : await openDoor(order.id, run);
    return { id: order.id, baseUrl: `http://127.0.0.1:${port}/${order.id}/`, counts: run.counts };
  }
  const run = runs.get(order.run);
  if (run === undefined) throw new TypeError(`There is no run ${order.run}.`);
  if (order.kind === "turn") run.phase = order.phase;
  else {
    doors.get(order.run)?.close();
    doors.delete(order.run);
  }
  const { spoilt, honest, trapped } = run.counts;
  return { id: order.id, baseUrl: "", counts: { spoilt, honest, trapped: trapped + trappedCount } };
}

process.on("message", (order: PlatformOrder) => {
  void reply(order).then((made) => process.send?.(made));
});
process.on("disconnect", () => process.exit());
await Promise.all([listening(platform), listening(trap)]);
process.send?.("ready");

function listening(server: Server): Promise<void> {
  return new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}
