import { expect, test } from "@playwright/test";
import fc from "fast-check";
import { localPath, signInPath } from "@/domain/local-path";

test("a path of our own is kept with its query", () => {
  for (const path of ["/", "/projects", "/projects?stage=talks&q=%E5%8F%B6%E7%89%87", "/chains/3/map"])
    expect(localPath(path)).toBe(path);
});

test("another host, another scheme, a trick with slashes or a door leads nowhere", () => {
  for (const path of [
    "",
    null,
    "https://example.com",
    "//example.com",
    "/\\example.com",
    "\\/example.com",
    "/\t/example.com",
    "/.//example.com",
    "/..//example.com",
    "javascript:alert(1)",
    "projects",
    "/sign-in",
    "/sign-in?next=/x",
    "/setup",
    "/api/auth/signout",
  ])
    expect(localPath(path), String(path)).toBeNull();
});

test("whatever is typed, the result opens on the same host", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom("/", "\\", ".", ":", "@", "a", "?", "#", "\t", "%2f") }), (text) => {
      const path = localPath(text);
      if (path !== null) expect(new URL(path, "https://lianzhao.invalid").host).toBe("lianzhao.invalid");
    }),
  );
});

test("a visitor whose session ended is told so and comes back to the same page", () => {
  expect(signInPath("/projects?stage=talks", true)).toBe("/sign-in?reason=expired&next=%2Fprojects%3Fstage%3Dtalks");
  expect(signInPath("/", false)).toBe("/sign-in");
  expect(signInPath("//evil.example", false)).toBe("/sign-in");
});
