import { once } from "node:events";
import { connect, type Socket } from "node:net";

export interface Load {
  readonly port: number;
  readonly token: string;
  readonly ids: readonly string[];
  readonly connections: number;
  readonly ms: number;
}

export interface LoadResult {
  readonly count: number;
  /** Of each request, in milliseconds. */
  readonly latencies: readonly number[];
}

/**
 * Point queries on kept-alive connections, one at a time on each. Over bare sockets: a complete HTTP client costs more than the
 * servers it would measure.
 */
export async function pointQueries(load: Load): Promise<LoadResult> {
  const latencies: number[] = [];
  const end = performance.now() + load.ms;
  const visit = async (offset: number) => {
    const socket = connect(load.port, "127.0.0.1").setNoDelay();
    await once(socket, "connect");
    for (let n = offset; performance.now() < end; n += load.connections) {
      const started = performance.now();
      await ask(socket, requestFor(load, n));
      latencies.push(performance.now() - started);
    }
    socket.destroy();
  };
  await Promise.all(Array.from({ length: load.connections }, (_, offset) => visit(offset)));
  return { count: latencies.length, latencies };
}

function requestFor({ port, token, ids }: Load, n: number): string {
  const input = encodeURIComponent(JSON.stringify({ id: ids[(n * 7919) % ids.length] }));
  return `GET /trpc/tasks.get?input=${input} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\nauthorization: Bearer ${token}\r\n\r\n`;
}

/** Resolves when one whole answer has come; rejects when it is not 200. */
function ask(socket: Socket, request: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let answer = "";
    const finish = (error?: Error) => {
      socket.off("data", take).off("close", cut);
      if (error === undefined) resolve();
      else reject(error);
    };
    const cut = () => finish(new Error(`The server ended the connection after: ${answer}`));
    const take = (data: Buffer) => {
      answer += data.toString("latin1");
      if (isWhole(answer)) finish(answer.startsWith("HTTP/1.1 200") ? undefined : new Error(answer));
    };
    socket.on("data", take).once("close", cut).write(request);
  });
}

function isWhole(answer: string): boolean {
  const head = answer.indexOf("\r\n\r\n");
  if (head < 0) return false;
  const length = /content-length: *(\d+)/i.exec(answer.slice(0, head))?.[1];
  return length === undefined ? answer.endsWith("\r\n0\r\n\r\n") : answer.length >= head + 4 + Number(length);
}
