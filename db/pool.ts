import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { faultOf } from "./faults";

export const open = (url: string, max: number, prepare = false) => {
  const driver = postgres(url, {
    max,
    prepare,
    connect_timeout: 5,
    idle_timeout: 60,
    max_lifetime: 1800,
    backoff: (attempt) => Math.min(0.1 * 2 ** attempt, 1),
    onnotice: () => {},
  });
  return { driver, db: drizzle(driver, { casing: "snake_case" }) };
};

export type Opened = ReturnType<typeof open>;
export type Tx = Parameters<Parameters<Opened["db"]["transaction"]>[0]>[0];
export type Settings = Readonly<Record<string, string>>;
/** How a transaction begins, and what is sent ahead of its commit once the work is done. */
export type Way<T> = { begin?: "" | "read only"; last?: (answer: T) => { text: string; values: string[] } };
export type Pool = Opened & {
  enter: <T>(settings: Settings, work: (tx: Tx) => Promise<T>, way?: Way<T>) => Promise<T>;
};

type Client = Pick<postgres.TransactionSql, "unsafe">;
/** A connection as the driver hands it to a statement that asks for it; its types know neither option. */
type Connection = { onclose: (error: Error) => void; reserved: { release: boolean } };

/** The driver asks a statement without parameters the simple way unless told otherwise. */
const prepared = { prepare: true, simple: false };

/**
 * The same for requests, with two things more. Every statement is prepared once a connection: under
 * row rights, planning a statement of many joins takes longer than running it, and drizzle prepares only what it was
 * given a name for. And what begins a transaction and sets it up is sent together with its first statement, without
 * waiting for the answers; on one connection the server runs them in the order they were sent. The driver's own `begin`
 * waits, and a message by itself costs both sides more than what it says.
 */
export function openPool(url: string, max: number): Pool {
  const opened = open(url, max, true);
  let entering: { settings: Settings; way: Way<unknown> } = { settings: {}, way: {} };
  const begin = async (work: (client: Client) => Promise<unknown>) => {
    const { settings, way } = entering;
    const held = await opened.driver.reserve();
    const { client, failure, lost } = transactionOn(held.unsafe.bind(held), way.begin ?? "");
    const names = Object.keys(settings);
    if (names.length > 0)
      client
        .unsafe("select set_config(name, value, true) from unnest($1::text[], $2::text[]) s(name, value)", [
          names as never,
          Object.values(settings) as never,
        ])
        .execute();
    const run = async () => {
      const answer = await work(client).catch(async (error: unknown) => {
        await client.unsafe("rollback");
        throw isAborted(error) ? (failure() ?? error) : error;
      });
      if (failure() !== undefined) {
        await client.unsafe("rollback");
        throw failure();
      }
      const { text, values } = way.last?.(answer) ?? {};
      const last = text ? client.unsafe(text, values).execute() : null;
      await client.unsafe("commit");
      // Had it failed, the commit behind it undid the work without a word.
      await last;
      return answer;
    };
    return Promise.race([run(), lost]);
  };
  opened.driver.begin = begin as unknown as typeof opened.driver.begin;
  return {
    ...opened,
    enter: (settings, work, way = {}) => {
      entering = { settings, way: way as Way<unknown> };
      return opened.db.transaction(work);
    },
  };
}

const isAborted = (error: unknown) => faultOf(error).code === "25P02";

/**
 * A transaction on a held connection, begun by the next message. The connection goes back by itself when the
 * transaction has ended; when it is lost, `lost` rejects and nothing more is sent over it, because the driver may
 * have opened it again for somebody else. `failure` is the first statement's that failed, waited for or not.
 */
function transactionOn(send: Client["unsafe"], way: string) {
  let failure: unknown;
  let end: Error | null = null;
  const fail = (error: unknown) => {
    failure ??= error;
  };
  const lost = new Promise<never>((_, reject) => {
    const onexecute = (connection: Connection) => {
      connection.onclose = (error) => {
        end ??= error;
        reject(error);
      };
      // As the driver's own `begin` has it.
      connection.reserved.release = false;
      return true;
    };
    send(`begin ${way}`, [], { onexecute } as postgres.UnsafeQueryOptions).catch((error: Error) => {
      end ??= error;
      reject(error);
    });
  });
  const client: Client = {
    unsafe: ((text: string, parameters: never[] = [], options = {}) => {
      if (end) throw end;
      const query = send(text, parameters, { ...options, ...prepared });
      query.catch(fail);
      return query;
    }) as Client["unsafe"],
  };
  return { client, failure: () => failure, lost };
}
