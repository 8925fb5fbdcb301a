// Chooses the language at the root; on a page starts the app, and says so when it can't.
const page = document.documentElement;
const wasm = document.querySelector("link[as=fetch]");
if (!wasm) {
  const built = page.dataset.languages.split(" ");
  const asked = new URLSearchParams(location.hash.slice(1)).get("lang");
  const liked = [asked, ...navigator.languages.map((tag) => tag.split("-")[0])];
  const language = liked.find((code) => built.includes(code)) ?? built[0];
  location.replace(language + "/" + location.search + location.hash);
} else {
  const failed = () => {
    document.getElementById("cannot-start").hidden = false;
  };
  import(document.querySelector("link[rel=modulepreload]").href)
    .then((app) => {
      window.palanca = { evaluate: (link) => app.evaluate(link) };
      return app.default({ module_or_path: wasm.href });
    })
    .catch(failed);
}
