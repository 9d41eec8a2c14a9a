// A burst of the library, from data, whether editions stand already or not: prints on as its loop goes on.
// Started by contestant.mjs with workspace and bulletin. Up to four editions are under way when a block ends;
// they count for the next.
import { burst, openWorkspace } from "../../dist/index.js";

const [workspace, bulletin] = process.argv.slice(2);
const open = await openWorkspace(process.cwd(), workspace);
let events;

process.on("message", async ({ count }) => {
  const start = performance.now();
  for (let built = 0; built < count; ) {
    const { value } = await next();
    if (value.kind === "failed") throw new Error(JSON.stringify(value));
    if (value.kind === "built") built++;
  }
  process.send({ milliseconds: performance.now() - start });
});
process.on("disconnect", async () => {
  await events?.return();
});
process.send("ready");

/** The next event; after the last edition the burst begins anew. */
async function next() {
  events ??= burst(open, bulletin, { force: true });
  const event = await events.next();
  if (!event.done) return event;
  events = undefined;
  return await next();
}
