import { expect, test } from "@playwright/test";
import { newPersonSchema, rolesApart } from "@/domain/person";

const person = { login: "Wang.Mou", name: " 示例王某 ", unitId: "152526", roles: ["clerk", "clerk"] };

test("a person is kept with the login in small letters, the name without spaces around it and each role once", () => {
  expect(newPersonSchema.parse(person)).toEqual({
    login: "wang.mou",
    name: "示例王某",
    unitId: "152526",
    roles: ["clerk"],
  });
});

for (const administrative of ["system_admin", "security_admin", "auditor"]) {
  test(`${administrative} is held by a person of its own, and the form says so`, () => {
    for (const other of ["clerk", "promoter", administrative === "auditor" ? "system_admin" : "auditor"]) {
      const read = newPersonSchema.safeParse({ ...person, roles: [administrative, other] });
      expect(read.error?.issues.map((issue) => [issue.path.join("."), issue.message])).toEqual([["roles", rolesApart]]);
    }
    expect(newPersonSchema.safeParse({ ...person, roles: [administrative] }).success).toBe(true);
  });
}

test("a person without a role, a login with a space or a field nobody asked for is refused", () => {
  expect(newPersonSchema.safeParse({ ...person, roles: [] }).success).toBe(false);
  expect(newPersonSchema.safeParse({ ...person, login: "wang mou" }).success).toBe(false);
  expect(newPersonSchema.safeParse({ ...person, state: "active" }).success).toBe(false);
});
