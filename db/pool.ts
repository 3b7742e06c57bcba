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

/**
 * The same for requests, with two things more. Every statement is prepared once a connection: under
 * row rights, planning a statement of many joins takes longer than running it, and drizzle prepares only what it was
 * given a name for. And what begins a transaction and sets it up is sent together with its first statement, without
 * waiting for the answers; on one connection the server runs them in the order they were sent. The driver's own `begin`
 * waits, and a message by itself costs both sides more than what it says.
 */
export function openPool(url: string, max: number): Pool {
  const opened = open(url, max, true);
  // Taken up before another can enter: drizzle calls driver.begin within transaction() itself, without waiting.
  let entering: { settings: Settings; way: Way<unknown> } = { settings: {}, way: {} };
  const begin = async (work: (client: Client) => Promise<unknown>) => {
    const { settings, way } = entering;
    const { client, finish, failure, lost } = await transactionOn(opened.driver, way.begin ?? "");
    const names = Object.keys(settings);
    if (names.length > 0)
      client.unsafe("select set_config(name, value, true) from unnest($1::text[], $2::text[]) s(name, value)", [
        names,
        Object.values(settings),
      ]);
    const done = async () => {
      const answer = await work(client);
      if (failure() !== undefined) throw failure();
      const { text, values } = way.last?.(answer) ?? {};
      if (text) client.unsafe(text, values);
      return answer;
    };
    const run = async () => {
      const answer = await done().catch(async (error: unknown) => {
        await finish("rollback");
        throw faultOf(error).code === "25P02" ? (failure() ?? error) : error;
      });
      const { command } = await finish("commit");
      // Had a statement failed that nobody waited for, the commit behind it undid the work without a word.
      if (failure() !== undefined) throw failure();
      if (command !== "COMMIT") throw new Error(`the transaction ended with ${command}`);
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

/** What drizzle asks of a transaction's client. */
type Client = { unsafe: (text: string, parameters?: readonly unknown[], options?: object) => Query };
/** A statement of the driver; whose connection it goes to, its handler decides. */
type Query = postgres.PendingQuery<postgres.Row[]> & { handler: (query: Query) => void };
/** A connection, as the driver hands it to a statement sent with `onexecute`; its types know none of it. */
type Connection = {
  onclose: (error: Error) => void;
  reserved: () => void;
  execute: (query: Query) => boolean;
};

/** The driver asks a statement without parameters the simple way unless told otherwise. */
const prepared = { prepare: true, simple: false };
const mostParameters = 65_533;

/**
 * A transaction begun by its first message, on a connection that goes back by itself when it has ended. `failure` is
 * that of the first statement that failed, waited for or not. `lost` rejects when the connection is gone. Once it is
 * lost or finished nothing more is sent over it: by then the transaction there may be somebody else's.
 */
async function transactionOn(driver: Opened["driver"], way: string) {
  let failure: unknown;
  let end: Error | null = null;
  let isFull = false;
  const waiting: Query[] = [];
  let lose: (error: Error) => void = () => {};
  const lost = new Promise<never>((_, reject) => {
    lose = (error) => {
      end ??= error;
      reject(error);
    };
  });
  lost.catch(() => {});
  const connection = await connectionFor(driver, way, lose, () => {
    const next = waiting.shift();
    if (next) connection.execute(next);
    else isFull = false;
  });
  const send = (text: string, parameters: readonly unknown[], options: object): Query => {
    const query = driver.unsafe(text, parameters as never[], { ...options, ...prepared } as object) as Query;
    query.handler = (asked) => {
      if (isFull) waiting.push(asked);
      else isFull = !connection.execute(asked);
    };
    query.catch((error: unknown) => {
      failure ??= error;
    });
    return query;
  };
  const client: Client = {
    unsafe(text, parameters = [], options = {}) {
      if (end) throw end;
      // What the driver stumbles over while it writes would put every later answer one statement off.
      if (parameters.length > mostParameters || !parameters.every(isSendable)) {
        failure ??= new TypeError("a statement holds a value that cannot be sent");
        throw failure;
      }
      return send(text, parameters, options);
    },
  };
  const finish = (word: "commit" | "rollback") => {
    if (end) throw end;
    end = new Error("the transaction has ended");
    return send(word, [], {});
  };
  return { client, finish, failure: () => failure, lost };
}

const isSendable = (value: unknown): boolean =>
  value === null ||
  ["string", "number", "boolean", "bigint"].includes(typeof value) ||
  value instanceof Uint8Array ||
  (Array.isArray(value) && value.every(isSendable));

/**
 * Sends the beginning over a free connection and holds that, as the driver's own `begin` does; its `reserve` loses who
 * waits for a connection when one closes meanwhile. `onFree` is called when all that was sent has been answered.
 */
const connectionFor = (driver: Opened["driver"], way: string, onLost: (error: Error) => void, onFree: () => void) =>
  new Promise<Connection>((resolve, reject) => {
    const onexecute = (connection: Connection) => {
      connection.onclose = onLost;
      connection.reserved = onFree;
      resolve(connection);
      // The driver then keeps it where it gives it to nobody else.
      return false;
    };
    driver.unsafe(`begin ${way}`, [], { onexecute } as object).catch((error: Error) => {
      onLost(error);
      reject(error);
    });
  });
