import { test as base, expect } from "@playwright/test";
import postgres from "postgres";
import { closePools } from "./client";

export { expect };

/** One database a worker, cloned from the template; inside it every test founds what it needs and wipes nothing. */
export const test = base.extend<object, { database: { url: string; adminUrl: string } }>({
  database: [
    async ({ playwright: _ }, use, worker) => {
      const adminUrl = process.env.LIANZHAO_TEST_ADMIN_URL ?? "";
      const templateUrl = process.env.LIANZHAO_TEST_TEMPLATE_URL ?? "";
      const template = templateUrl.slice(templateUrl.lastIndexOf("/") + 1);
      const name = `worker_${process.pid}_${worker.parallelIndex}`;
      const admin = postgres(adminUrl, { max: 1, onnotice: () => {} });
      await admin.unsafe(`create database ${name} template ${template} owner lianzhao_owner strategy file_copy`);
      const url = templateUrl.replace(template, name);
      process.env.LIANZHAO_RUNNING_URL = url;
      await use({ url, adminUrl });
      await closePools();
      await admin.unsafe(`drop database ${name} with (force)`);
      await admin.end();
    },
    { scope: "worker", auto: true },
  ],
});
