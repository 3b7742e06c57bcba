import { expect, test } from "@playwright/test";
import { companyFilterSchema, yearFaults } from "@/domain/company-list";
import {
  alikeLinkIds,
  nextCompanySort,
  shownColumns,
  sortDirection,
  tellLinksApart,
  toggledColumns,
} from "@/domain/company-table";

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

test("two links of one name in a row are told apart by their chains, one alone keeps its name", () => {
  const link = (id: string, name: string) => ({ id, name, isConfirmed: false });
  const rows = [
    { links: [link("CH-304-B", "正极材料"), link("CH-606-D", "正极材料")] },
    { links: [link("CH-304-B", "正极材料"), link("CH-304-C", "负极材料")] },
  ];
  expect(alikeLinkIds(rows)).toEqual(["CH-304-B", "CH-606-D"]);
  const chains = new Map([
    ["CH-304-B", "储能装备"],
    ["CH-606-D", "锂电"],
  ]);
  expect(tellLinksApart(rows, chains).map(({ links }) => links.map(({ name }) => name))).toEqual([
    ["正极材料 储能装备", "正极材料 锂电"],
    ["正极材料", "负极材料"],
  ]);
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

test("a year that cannot be read is told in the form, a blank one is no condition", () => {
  for (const typed of ["", " ", "2010", "1850"])
    expect(yearFaults({ foundedFrom: typed, foundedTo: "" }), typed).toEqual({});
  for (const typed of ["两千", "1700", "20.5", "99"])
    expect(yearFaults({ foundedFrom: "2010", foundedTo: typed }), typed).toEqual({
      foundedTo: "请填写 1850—2100 之间的年份，如 2010。",
    });
});

test("a span of years that ends before it begins is told on its end", () => {
  expect(yearFaults({ foundedFrom: "2015", foundedTo: "2010" })).toEqual({ foundedTo: "应不早于起始年份 2015。" });
  expect(yearFaults({ foundedFrom: "2015", foundedTo: "2015" })).toEqual({});
});
