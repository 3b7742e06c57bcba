import { expect, test } from "@playwright/test";
import { batchIn } from "@/domain/honour";

test("a batch is one however it is written, and years and names stay as they are", () => {
  for (const written of ["1", "01", "第1批", "第一批", "1批", "一", "第 １ 批", "第一批次"])
    expect(batchIn(written), written).toBe("第1批");
  expect(batchIn("第十二批")).toBe("第12批");
  expect(batchIn("2024年第二批")).toBe("2024年第2批");
  for (const written of ["2024", "2024年", "批发", "600001", ""]) expect(batchIn(written), written).toBe(written);
});
