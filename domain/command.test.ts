import { expect, test } from "@playwright/test";
import { listPageCommands } from "@/domain/command";
import type { Role } from "@/domain/role";

const hrefs = (query: string, ...roles: Role[]) => listPageCommands({ roles }, query).map(({ href }) => href);

test("an act is found by its name, pinyin or initials", () => {
  expect(hrefs("jbf", "clerk")).toEqual(["/visits/new"]);
  expect(hrefs("JiBaiFang", "clerk")).toEqual(["/visits/new"]);
  expect(hrefs("新增", "clerk")).toEqual(["/projects/new", "/companies/new"]);
});

test("what a role may not do is absent", () => {
  expect(hrefs("jbf", "leader")).toEqual([]);
  expect(hrefs("", "security_admin")).toEqual(["/settings/people", "/settings/units", "/me"]);
});

test("nothing typed offers six pages", () => {
  expect(hrefs("", "promoter")).toHaveLength(6);
});
