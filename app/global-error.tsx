"use client";

import "./globals.css";
import Failure from "@/app/error";

/** Stands in for the whole document when the root layout itself fails. */
export default function GlobalFailure(props: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="zh-CN">
      <body>
        <title>页面暂时打不开 - 链招</title>
        <Failure {...props} />
      </body>
    </html>
  );
}
