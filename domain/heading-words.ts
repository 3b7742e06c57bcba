/** How lists head the columns of each field, folded as `plainHeading` leaves them; the usual words first. */
export const headingWords = {
  name: [
    ...["企业名称", "公司名称", "单位名称", "企业全称", "公司全称", "名称", "市场主体名称", "工厂名称", "企业", "公司"],
    ...["申报单位", "申报单位名称", "申报企业", "申报企业名称", "申报主体", "申请单位", "单位全称", "纳税人名称"],
    ...["fullname", "companyname", "company", "name"],
  ],
  otherNames: [
    ...["其他名称", "曾用名", "曾用名称", "企业曾用名", "公司曾用名", "历史名称", "曾用企业名称", "原名", "原名称"],
    ...["原企业名称", "变更前名称", "企业简称", "公司简称", "简称", "formername", "formernames"],
  ],
  creditCode: [
    ...["统一社会信用代码", "社会信用代码", "信用代码", "统一信用代码", "注册号", "工商注册号", "统一代码", "机构代码"],
    ...["uscc", "creditcode"],
  ],
  foreignNo: ["境外注册号", "境外登记号"],
  foundedOn: ["注册日期", "成立日期", "成立时间", "注册时间", "登记日期", "核准日期", "regdate"],
  companyType: ["企业类型", "公司类型", "主体类型", "登记类型"],
  capital: ["注册资金", "注册资本", "注册资本金", "注册资本金额", "认缴资本", "registeredcapitalraw", "capitalraw"],
  capitalUnit: ["注册资本单位", "注册资金单位", "资本单位", "金额单位", "单位"],
  capitalCurrency: ["注册资本币种", "注册资金币种", "资本币种", "币种", "货币", "货币种类", "币别"],
  scope: ["经营范围", "经营业务范围", "业务范围", "businessscope"],
  products: ["主营产品", "主要产品", "产品", "主营业务", "产品名称", "mainproducts"],
  productShare: [
    ...["产品占比", "收入占比", "营业收入占比", "营收占比", "销售收入占比", "占营业收入比例", "占营业收入比重"],
    ...["占营业收入的比例", "占主营业务收入比例", "占比", "%"],
  ],
  province: ["region", "所在省份", "省份", "省", "所属省份", "所在省", "province"],
  city: ["地区", "城市", "所在城市", "所属城市", "所在地区", "市", "地市", "盟市", "city"],
  address: ["注册地址", "地址", "住所", "企业地址", "经营场所", "公司地址"],
  county: [
    ...[
      "旗县",
      "旗县市区",
      "旗县市",
      "旗县区",
      "县市区",
      "区县",
      "县区",
      "县",
      "旗",
      "区",
      "县级",
      "所在旗县",
      "所属旗县",
    ],
    ...["所在旗县市区", "所属旗县市区", "所在县", "所属县", "所在区县", "所属区县", "county"],
  ],
  stockCode: ["股票代码", "证券代码", "上市代码", "stockcode"],
  honour: ["荣誉名称", "荣誉", "称号", "认定类型", "资质名称"],
  honourDetail: ["批次", "认定批次", "认定年度", "年度", "batch"],
} satisfies Record<string, readonly string[]>;

export const headingTexts: readonly string[] = Object.values(headingWords).flat();

/** Longer, a text is no heading: it is a note or a sentence. */
export const longestHeading = 20;
