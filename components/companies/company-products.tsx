import { RecordSource } from "@/components/companies/record-source";
import { Card } from "@/components/ui/card";
import { Table } from "@/components/ui/table";
import { Cell, HeadCell, RowHead } from "@/components/ui/table-cells";
import { type CompanyRecords, recordCountWords, shareWords } from "@/domain/company-record";

/** Products as lists report them, with their shares of revenue; nothing where none was reported. */
export function CompanyProducts({ products, productCount }: Pick<CompanyRecords, "products" | "productCount">) {
  if (products.length === 0) return null;
  return (
    <Card title="主营产品构成" note={recordCountWords(products.length, productCount, "项")}>
      <Table caption="主营产品构成">
        <thead>
          <tr>
            <HeadCell>产品</HeadCell>
            <HeadCell isNumber second="%">
              占收入
            </HeadCell>
            <HeadCell>来源</HeadCell>
          </tr>
        </thead>
        <tbody>
          {products.map((product) => (
            <tr key={product.name}>
              <RowHead isWrapping>{product.name}</RowHead>
              <Cell isNumber>{shareWords(product.shareBasisPoints) ?? <span className="text-ink-3">未填</span>}</Cell>
              <Cell isQuiet isWrapping>
                <RecordSource of={product} />
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
