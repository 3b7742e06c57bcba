import "./lean-heap";
import { createServer } from "node:http";
import { join } from "node:path";
import next from "next";
import { readEnvironment } from "@/db/environment";
import { answerApi, isApi, isRefused } from "./api";

/** The web process: serves the built app on 127.0.0.1 and ends with the process that started it. Scale-out starts several. */
const { port } = readEnvironment();
const app = next({ dev: false, dir: join(import.meta.dirname, ".."), hostname: "127.0.0.1", port });
await app.prepare();
const answer = app.getRequestHandler();
const server = createServer((request, response) => {
  // A forwarded host would pass Next's own origin check; only a proxy that overwrites it may set one, and none is assumed.
  delete request.headers["x-forwarded-host"];
  for (const name of Object.keys(request.headers)) if (name.startsWith("x-middleware-")) delete request.headers[name];
  if (isApi(request)) void answerApi(request, response);
  else if (!isRefused(request, response)) void answer(request, response);
});

server.headersTimeout = 15_000;
// Longer than a proxy in front keeps a connection: one it is about to use must not be closed under it.
server.keepAliveTimeout = 75_000;
// A list of 200 MB over a slow line.
server.requestTimeout = 300_000;
server.maxConnections = 2_000;
server.listen(port, "127.0.0.1", () => process.send?.("ready"));

process.on("disconnect", () => process.exit(0));
process.on("SIGTERM", () => server.close(() => process.exit(0)));
