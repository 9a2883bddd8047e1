import { once } from "node:events";
import { connect } from "node:net";

/** One kept connection over which requests go one after the other. */
export interface RawConnection {
  /** Sends a request; gives the bytes of its answer, and how long they took from the first byte sent on. */
  ask(request: string): Promise<{ readonly answer: string; readonly ms: number }>;
  close(): void;
}

/**
 * Connects to a server on this machine.
 *
 * @param port its port
 * @returns the connection
 */
export async function rawConnection(port: number): Promise<RawConnection> {
  const socket = connect(port, "127.0.0.1").setNoDelay(true);
  await once(socket, "connect");
  let received = "";
  let told: ((answer: string) => void) | undefined;
  let failed: ((error: Error) => void) | undefined;
  socket.on("data", (chunk: Buffer) => {
    received += chunk.toString("latin1");
    if (!isWhole(received)) return;
    const answer = received;
    received = "";
    told?.(answer);
  });
  socket.on("close", () => failed?.(new Error("The platform closed the connection.")));
  socket.on("error", () => undefined);
  return {
    async ask(request) {
      const startMs = performance.now();
      const answer = await new Promise<string>((resolve, reject) => {
        [told, failed] = [resolve, reject];
        socket.write(request);
      });
      return { answer, ms: performance.now() - startMs };
    },
    close: () => void socket.destroy(),
  };
}

function isWhole(text: string): boolean {
  const end = text.indexOf("\r\n\r\n");
  if (end < 0) return false;
  const [, length] = /\r\ncontent-length: (\d+)/i.exec(text.slice(0, end + 2)) ?? [];
  if (length !== undefined) return text.length >= end + 4 + Number(length);
  return text.endsWith("0\r\n\r\n");
}
