import { findCompanyRecords } from "./company-records";
import { expect, test } from "./fixtures";
import { founderOf } from "./founding";

test("a company's records come with file and date, the largest share first, the first fifty of many", async ({
  database,
}) => {
  const founder = founderOf(database.url);
  const viewer = await founder.foundViewer(await founder.foundBanner(), "clerk");
  const companyId = await founder.foundCompany();
  const [file] = await founder.driver<{ id: string }[]>`
    insert into imports (kind, file_name, file_sha256, state, started_by)
    values ('products', '示例上市公司.csv', 'x', 'done', ${viewer.userId}) returning id`;
  await founder.driver`
    insert into company_products (company_id, name, share_basis_points, import_id, data_on)
    select ${companyId}, '产品' || lpad(n::text, 2, '0'), case when n <= 60 then n * 10 end, ${file?.id ?? ""}, '2026-06-30'
    from generate_series(1, 62) n`;
  await founder.driver`
    insert into company_honours (company_id, kind, detail) values (${companyId}, '绿色工厂', '第3批')`;
  const { products, productCount, honours, honourCount } = await findCompanyRecords(viewer, companyId);
  expect([products.length, productCount]).toEqual([50, 62]);
  expect(products[0]).toEqual({
    name: "产品60",
    shareBasisPoints: 600,
    dataOn: "2026-06-30",
    fileName: "示例上市公司.csv",
  });
  expect(honours).toEqual([{ kind: "绿色工厂", detail: "第3批", dataOn: null, fileName: null }]);
  expect(honourCount).toBe(1);
  const admin = await founder.foundViewer("152500", "system_admin");
  expect(await findCompanyRecords(admin, companyId)).toMatchObject({ productCount: 0, honourCount: 0 });
  await founder.end();
});
