import type { League } from "@/domain/region";

/** For tests: the league with some of its banners. */
export const sampleLeague: League = {
  province: "内蒙古",
  city: "锡林郭勒盟",
  shortName: "锡盟",
  creditPrefix: "1525",
  banners: [
    { id: "152502", name: "锡林浩特市", shortNames: ["锡市"], creditDivision: "152502" },
    { id: "152522", name: "阿巴嘎旗", shortNames: ["阿旗"], creditDivision: "152522" },
    { id: "152524", name: "苏尼特右旗", shortNames: ["西苏旗"], creditDivision: "152524" },
    { id: "152525", name: "东乌珠穆沁旗", shortNames: ["东乌旗"], creditDivision: "152525" },
    { id: "152526", name: "西乌珠穆沁旗", shortNames: ["西乌旗"], creditDivision: "152526" },
    { id: "152529", name: "正镶白旗", shortNames: ["白旗"], creditDivision: "152529" },
    { id: "152531", name: "多伦县", shortNames: ["多伦"], creditDivision: "152531" },
    { id: "152571", name: "乌拉盖管理区", shortNames: ["乌拉盖"], creditDivision: "152591" },
  ],
};
