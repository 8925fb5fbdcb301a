// Chooses the language at the root; on a page starts the app, or says that it can't.
const page = document.documentElement, asked = new URLSearchParams(location.search);
const wasm = document.querySelector("link[as=fetch]");
if (!wasm) {
  const built = page.dataset.languages.split(" ");
  const liked = [new URLSearchParams(location.hash.slice(1)).get("lang"), ...navigator.languages];
  const code = liked.map((tag) => tag?.split("-")[0]).find((tag) => built.includes(tag)) ?? built[0];
  location.replace(code + "/" + location.search + location.hash);
} else {
  if ("embed" in page.dataset)
    for (const key of ["theme", "sections"])
      if (asked.has(key)) page.dataset[key] = asked.get(key).replaceAll(",", " ");
  import(document.querySelector("link[rel=modulepreload]").href)
    .then((app) => {
      window.palanca = { evaluate: (link) => app.evaluate(link) };
      return app.default({ module_or_path: wasm.href });
    })
    .catch(() => (document.getElementById("cannot-start").hidden = false));
}
