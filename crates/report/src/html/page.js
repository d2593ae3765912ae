"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const controls = byId("controls");
  const findings = Array.from(document.querySelectorAll(".finding"), (element) => ({
    element,
    severity: element.dataset.severity,
    state: element.dataset.state,
    rule: element.dataset.rule,
    text: `${element.dataset.rule} ${element.textContent}`.toLowerCase(),
  }));
  const chosen = (name) =>
    new Set(Array.from(controls.querySelectorAll(`input[name=${name}]:checked`), (box) => box.value));

  const filter = () => {
    const words = byId("search").value.toLowerCase().split(/\s+/).filter(Boolean);
    const rule = byId("rule").value;
    const severities = chosen("severity");
    const states = chosen("state");
    let shown = 0;
    for (const finding of findings) {
      const fits =
        severities.has(finding.severity) &&
        states.has(finding.state) &&
        (rule === "" || rule === finding.rule) &&
        words.every((word) => finding.text.includes(word));
      finding.element.hidden = !fits;
      shown += fits ? 1 : 0;
    }
    byId("found").textContent = `${shown} of ${findings.length} shown`;
  };

  const unfold = () => {
    const shown = findings.filter((finding) => !finding.element.hidden);
    const open = shown.some((finding) => !finding.element.open);
    for (const finding of shown) finding.element.open = open;
    byId("unfold").textContent = open ? "Fold all" : "Unfold all";
  };

  // A page on paper shows everything that the filters leave.
  let folded = [];
  window.addEventListener("beforeprint", () => {
    folded = findings.filter((finding) => !finding.element.open);
    for (const finding of folded) finding.element.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const finding of folded) finding.element.open = false;
  });

  controls.hidden = findings.length === 0;
  controls.addEventListener("input", filter);
  controls.addEventListener("submit", (event) => event.preventDefault());
  byId("unfold").addEventListener("click", unfold);
  filter();
})();
