"use strict";
(() => {
  const form = document.querySelector("form");
  const name = "share " + location.pathname;
  let kept = null;
  try {
    kept = sessionStorage.getItem(name);
    sessionStorage.removeItem(name);
  } catch { /* not allowed */ }
  if (kept && !("wrong" in form.dataset)) {
    form.elements.session.value = kept;
    form.submit();
  }
})();
