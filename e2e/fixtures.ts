import { test as base, chromium, expect, type Page } from "@playwright/test";
import { encode } from "next-auth/jwt";
import postgres from "postgres";
import { closePools } from "@/db/client";
import { secretFor } from "@/db/environment";
import { type Founder, founderOf } from "@/db/founding";
import type { Role } from "@/domain/role";
import type { Viewer } from "@/domain/viewer";
import { type Office, openOffice } from "./office";

export { expect };

type Colleague = { page: Page; viewer: Viewer };
type WorkerTools = { office: Office & { databaseUrl: string } };
type TestTools = {
  founder: Founder;
  /** Founds somebody of a unit with roles and opens a browser already signed in as them. */
  colleague: (
    unitId: string,
    roles: readonly Role[],
    options?: { width?: number; height?: number },
  ) => Promise<Colleague>;
};

const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export const test = base.extend<TestTools, WorkerTools>({
  browser: [
    async ({ playwright: _ }, use) => {
      const browser = await chromium.launch({
        args: flags,
        ...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
      });
      await use(browser);
      await browser.close();
    },
    { scope: "worker" },
  ],
  office: [
    async ({ playwright: _ }, use, worker) => {
      const admin = postgres(process.env.LIANZHAO_TEST_ADMIN_URL ?? "", { max: 1, onnotice: () => {} });
      const templateUrl = process.env.LIANZHAO_TEST_TEMPLATE_URL ?? "";
      const template = templateUrl.slice(templateUrl.lastIndexOf("/") + 1);
      const name = `worker_${process.pid}_office${worker.parallelIndex}`;
      await admin.unsafe(`create database ${name} template ${template} owner lianzhao_owner strategy file_copy`);
      const databaseUrl = templateUrl.replace(template, name);
      process.env.LIANZHAO_RUNNING_URL = databaseUrl;
      const office = await openOffice({ DATABASE_URL: databaseUrl });
      await use({ ...office, databaseUrl });
      await office.stop();
      await closePools();
      await admin.unsafe(`drop database ${name} with (force)`);
      await admin.end();
    },
    { scope: "worker", timeout: 120_000 },
  ],
  founder: async ({ office }, use) => {
    // A story of this worker may have pointed the process at a database of its own.
    process.env.LIANZHAO_RUNNING_URL = office.databaseUrl;
    const founder = founderOf(office.databaseUrl);
    await use(founder);
    await founder.end();
  },
  colleague: async ({ browser, office, founder }, use) => {
    const opened: Page[] = [];
    await use(async (unitId, roles, { width = 1366, height = 768 } = {}) => {
      const viewer = await founder.foundViewer(unitId, ...roles);
      const context = await browser.newContext({
        viewport: { width, height },
        locale: "zh-CN",
        timezoneId: "Asia/Shanghai",
        baseURL: office.url,
      });
      await context.addCookies([
        { name: "lianzhao-session", value: await cookieOf(viewer), url: office.url, httpOnly: true },
      ]);
      const page = await context.newPage();
      opened.push(page);
      return { page, viewer };
    });
    for (const page of opened) await page.context().close();
  },
});

/** The cookie auth.ts would have set for this session. */
export const cookieOf = (viewer: Viewer) =>
  encode({ token: { sid: viewer.token }, secret: secretFor("session-cookie") });
