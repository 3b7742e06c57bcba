import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";

const app = join(import.meta.dirname, "..", "app");

/** Leaving is everybody's right; sign-in and the two checks of a supervisor stand before there is a Viewer. */
const openDoors = ["(office)/sign-out.ts", "api/auth/[...nextauth]/route.ts", "healthz/route.ts", "readyz/route.ts"];
const pageOptions = ["dynamic", "maxDuration", "runtime", "revalidate"];

const files = readdirSync(app, { recursive: true, encoding: "utf8" })
  .map((path) => path.replaceAll("\\", "/"))
  .filter((path) => /\.(ts|tsx|js|jsx|mjs)$/.test(path));

/** Why a file of app/ would open a door of its own; empty when it does not. */
function faultsOf(path: string, text: string): string[] {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, "");
  const faults: string[] = [];
  if (/\bprocess\s*(\.|\?\.|\[)\s*["']?env\b/.test(code)) faults.push("reads the environment");
  const exported = (maker: RegExp) =>
    [...code.matchAll(/^\s*export\b(?!\s+(type|interface)\b).*$/gm)].filter(([line]) => !maker.test(line));
  const marks = code.match(/["']use server["']/g)?.length ?? 0;
  const isActionFile = /^\s*["']use server["'];?/.test(code);
  if (marks > (isActionFile ? 1 : 0)) faults.push("opens a server action inside a file");
  if (isActionFile)
    for (const [line] of exported(/^\s*export const \w+ = (action|openAction)\(/))
      faults.push(`exports ${line.trim()}`);
  if (/(^|\/)route\.[a-z]+$/.test(path)) {
    const allowed = new RegExp(
      `^\\s*export const ((GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) = route\\(|(${pageOptions.join("|")}) = )`,
    );
    for (const [line] of exported(allowed)) faults.push(`exports ${line.trim()}`);
  }
  return faults;
}

test("every server action and every route goes through action(), openAction() or route()", () => {
  expect(files.length).toBeGreaterThan(20);
  const faults = files
    .filter((path) => !openDoors.includes(path))
    .flatMap((path) => faultsOf(path, readFileSync(join(app, path), "utf8")).map((fault) => `${path}: ${fault}`));
  expect(faults).toEqual([]);
});

test("every door on the list of exceptions still exists", () => {
  expect(openDoors.filter((path) => !files.includes(path))).toEqual([]);
});

test("the environment is read by nobody in app/, not even by the exceptions", () => {
  const readers = openDoors.flatMap((path) => faultsOf(path, readFileSync(join(app, path), "utf8")));
  expect(readers.filter((fault) => fault.includes("environment"))).toEqual([]);
});

const bare: [path: string, text: string][] = [
  ["x/actions.ts", '"use server";\nexport async function loseAll() {}'],
  ["x/actions.ts", '"use server";\nexport const loseAll = async () => {};'],
  ["x/actions.ts", "'use server'\nconst loseAll = async () => {};\nexport { loseAll };"],
  ["x/actions.ts", '"use server";\nexport default async function loseAll() {}'],
  ["x/actions.ts", '// why\n"use server";\nexport * from "@/db/projects";'],
  ["x/page.tsx", 'export default function Page() {\n  async function loseAll() {\n    "use server";\n  }\n}'],
  ["x/route.ts", "export async function POST() {}"],
  ["x/route.ts", "export const POST = async () => Response.json({});"],
  ["x/route.ts", "const answer = () => {};\nexport { answer as GET };"],
  ["route.tsx", "export function DELETE() {}"],
  ["x/page.tsx", "const url = process.env.DATABASE_URL;"],
  ["x/page.tsx", 'const url = process["env"].DATABASE_URL;'],
];
for (const [path, text] of bare) {
  test(`a bare door is found: ${text.split("\n").at(-1)?.slice(0, 60)} in ${path}`, () => {
    expect(faultsOf(path, text)).not.toEqual([]);
  });
}

test("doors made by their makers, types and options of a route pass", () => {
  expect(faultsOf("x/actions.ts", '"use server";\nexport const a = action(schema, "verb", work);')).toEqual([]);
  expect(
    faultsOf("x/actions.ts", '"use server";\nexport const a = openAction(\n  schema, work);\nexport type A = 1;'),
  ).toEqual([]);
  expect(
    faultsOf("x/route.ts", 'export const dynamic = "force-dynamic";\nexport const GET = route(schema, "v", w);'),
  ).toEqual([]);
});
