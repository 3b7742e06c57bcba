import { expect, test } from "@playwright/test";
import { foundingSchema } from "@/domain/founding";

const people = {
  system_admin: { login: "sysadmin", name: "示例甲", password: "Grass-land-01" },
  security_admin: { login: "secadmin", name: "示例乙", password: "Grass-land-02" },
  auditor: { login: "auditor", name: "示例丙", password: "Grass-land-03" },
};
const refusedAt = (typed: unknown) =>
  foundingSchema.safeParse(typed).error?.issues.map((issue) => issue.path.join(".")) ?? [];

test("three people with three logins and three passwords found the deployment", () => {
  expect(refusedAt(people)).toEqual([]);
});

test("one login or one password for two of them is refused at the later one", () => {
  expect(refusedAt({ ...people, auditor: { ...people.auditor, login: "SYSADMIN" } })).toEqual(["auditor.login"]);
  expect(
    refusedAt({ ...people, security_admin: { ...people.security_admin, password: people.system_admin.password } }),
  ).toEqual(["security_admin.password"]);
});

test("a short password, or one of two kinds of characters, is refused for each of them", () => {
  for (const office of ["system_admin", "security_admin", "auditor"] as const)
    for (const password of ["Aa1-short", "lowercase1234", "          "])
      expect(refusedAt({ ...people, [office]: { ...people[office], password } })).toContain(`${office}.password`);
});

test("nobody is left out and nothing is slipped in", () => {
  expect(refusedAt({ system_admin: people.system_admin, auditor: people.auditor })).toContain("security_admin");
  expect(refusedAt({ ...people, clerk: people.auditor })).not.toEqual([]);
});
