// Shows what a site hears of the calculator that it embeds.
const events = document.getElementById("events");
for (const name of ["ready", "result", "share", "cta", "error"]) {
  document.addEventListener("palanca:" + name, ({ type, detail }) => {
    const entry = document.createElement("li");
    const code = document.createElement("code");
    code.textContent = type + " " + JSON.stringify(detail);
    entry.append(code);
    events.append(entry);
  });
}
