import { expect, test } from "@playwright/test";
import { companyFilterSchema } from "@/domain/company-list";
import { nextCompanySort, shownColumns, sortDirection, toggledColumns } from "@/domain/company-table";

const filter = (query: Record<string, string>) => companyFilterSchema.parse(query);

test("a column is added and taken away by the address, and the usual set needs no word in it", () => {
  const withDay = toggledColumns(filter({}), "founded", "table");
  expect(withDay).toBe("code,place,scope,links,relation,capital,founded");
  expect(toggledColumns(filter({ cols: withDay }), "founded", "table")).toBe("");
  expect(shownColumns(filter({ cols: "founded,nonsense,code" }), "table")).toEqual(["code", "founded"]);
  const none = toggledColumns(filter({ cols: "code" }), "code", "table");
  expect(shownColumns(filter({ cols: none }), "table")).toEqual([]);
});

test("the rows of a phone have a shorter usual set, and what is asked for there is the same at the desk", () => {
  expect(shownColumns(filter({}), "lines")).toEqual(["place", "scope"]);
  const withDay = toggledColumns(filter({}), "founded", "lines");
  expect(shownColumns(filter({ cols: withDay }), "table")).toEqual(["place", "scope", "founded"]);
  expect(toggledColumns(filter({ cols: withDay }), "founded", "lines")).toBe("");
});

test("a head is pressed three times: its order, the other way, the usual order", () => {
  expect(nextCompanySort("name", "capital")).toBe("capital_desc");
  expect(nextCompanySort("capital_desc", "capital")).toBe("capital");
  expect(nextCompanySort("capital", "capital")).toBeNull();
  expect(sortDirection("capital_desc", "capital")).toBe("descending");
  expect(sortDirection("rank", "name")).toBeNull();
  expect(sortDirection("founded", "capital")).toBeNull();
});

test("what cannot be read in the address is no condition", () => {
  expect(filter({ foundedFrom: "abc", foundedTo: "", gbt: "12", listed: "yes", sort: "height" })).toMatchObject({
    foundedFrom: null,
    foundedTo: null,
    gbt: "",
    listed: null,
    sort: null,
  });
  expect(filter({ city: "盐城市", foundedFrom: "2001" })).toMatchObject({ city: "盐城市", foundedFrom: 2001 });
});
