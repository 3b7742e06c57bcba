/** The first stop of the Tab key: past the navigation, to the page. */
export function SkipLink() {
  return (
    <a
      href="#content"
      className="fixed top-2 left-2 z-50 -translate-y-16 rounded-md bg-card px-3 py-1.5 text-sm shadow-float focus:translate-y-0 print:hidden"
    >
      跳到正文
    </a>
  );
}
