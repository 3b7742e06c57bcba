"use client";

import { Toaster } from "sonner";

/** Where done things are reported, bottom right, for 4 s; mounted once in the root layout. */
export function ToastHost() {
  return (
    <Toaster
      position="bottom-right"
      duration={4000}
      visibleToasts={2}
      expand
      containerAriaLabel="操作结果"
      offset={16}
      mobileOffset={{ bottom: 64 }}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            "flex w-(--width) items-center gap-3 rounded-md bg-ink px-3 py-2 font-sans text-sm text-white shadow-float print:hidden",
          content: "flex-1",
          actionButton: "rounded-sm px-1 text-cov-talks",
        },
      }}
    />
  );
}
