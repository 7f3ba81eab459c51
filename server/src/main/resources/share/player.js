"use strict";
(() => {
  const rows = [...document.querySelectorAll(".play")];
  const player = document.querySelector(".player");
  const audio = player.querySelector("audio");
  const now = player.querySelector(".now");
  const all = document.querySelector(".all");
  const previous = player.querySelector(".previous");
  const next = player.querySelector(".next");
  const main = document.querySelector("main");
  const guarded = "guarded" in main.dataset;
  let current = -1;
  let session = main.dataset.session;
  let over = "";
  let retried = "";

  const text = (row, part) => row.querySelector(part)?.textContent ?? "";

  const source = (row) => {
    const type = row.dataset.type;
    return type && audio.canPlayType(type) === "" ? row.href + "&format=mp3" : row.href;
  };

  const tellSystem = (row) => {
    if (!("mediaSession" in navigator)) return;
    const picture = (row.querySelector("img") ?? document.querySelector("img.cover"))?.src;
    navigator.mediaSession.metadata = new MediaMetadata({
      title: text(row, ".title"),
      artist: text(row, ".below") || document.querySelector(".by")?.textContent || "",
      artwork: picture ? [{ src: picture }] : [],
    });
  };

  const play = (index) => {
    if (index < 0 || index >= rows.length) return;
    if (over) return say(over);
    rows[current]?.closest("li").classList.remove("current");
    current = index;
    const row = rows[index];
    row.closest("li").classList.add("current");
    now.classList.remove("failed");
    now.textContent = text(row, ".title");
    player.hidden = false;
    if (previous) previous.disabled = index === 0;
    if (next) next.disabled = index === rows.length - 1;
    audio.src = source(row);
    audio.play().catch(() => {});
    tellSystem(row);
  };

  const toggle = () => over ? say(over) : (audio.paused ? audio.play().catch(() => {}) : audio.pause());

  rows.forEach((row, index) => row.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (index === current) toggle(); else play(index);
  }));
  audio.addEventListener("ended", () => play(current + 1));
  previous?.addEventListener("click", () => play(current - 1));
  next?.addEventListener("click", () => play(current + 1));

  const say = (words) => {
    player.hidden = false;
    now.classList.add("failed");
    now.textContent = words;
  };

  // Whoever comes back from the password's page is not asked again.
  const keep = () => {
    if (!guarded) return;
    try { sessionStorage.setItem("share " + location.pathname, session); } catch { /* not allowed */ }
  };

  const take = (ticket) => {
    session = ticket.session;
    keep();
    document.querySelectorAll("a.play, a.save").forEach((link) => {
      const address = new URL(link.href);
      address.searchParams.set("token", ticket.mediaToken);
      link.href = address.href;
    });
    // Pictures further down were not asked for yet.
    [...document.querySelectorAll("li img")].filter((picture) => !picture.naturalWidth).forEach((picture) => {
      const address = new URL(picture.src);
      address.searchParams.set("token", ticket.mediaToken);
      picture.src = address.href;
    });
  };

  const end = (words) => {
    over = words;
    clearInterval(timer);
    audio.pause();
    audio.removeAttribute("src");
    audio.load();
    say(words);
  };

  const post = (what, body) => fetch(main.dataset.api + what, {
    method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body),
  }).catch(() => null);

  const beat = async () => {
    let answer = await post("/heartbeat", { session });
    const slept = answer !== null && answer.status === 403 && !guarded;
    if (slept) answer = await post("/session", {});
    if (answer === null || answer.status >= 500 || answer.status === 429) return;
    if (answer.status === 403) return end("Load the page again to go on");
    if (!answer.ok) return end("This is not shared any more");
    const told = await answer.json();
    take(slept ? told.ticket : told);
  };

  keep();
  const timer = setInterval(beat, 60000);
  // What has no address any more may have had an old token: once more with a new one.
  audio.addEventListener("error", async () => {
    if (over || current < 0) return;
    const at = audio.currentTime;
    if (retried !== audio.src) {
      await beat();
      if (over) return;
      retried = source(rows[current]);
      audio.src = retried;
      audio.currentTime = at;
      audio.play().catch(() => {});
    } else {
      say(text(rows[current], ".title") + " cannot be played");
    }
  });
  const label = () => {
    all.textContent = audio.paused ? "Play" : "Pause";
    all.classList.toggle("playing", !audio.paused);
  };
  audio.addEventListener("play", label);
  audio.addEventListener("pause", label);
  all.hidden = false;
  all.addEventListener("click", () => (current < 0 ? play(0) : toggle()));
  if ("mediaSession" in navigator) {
    navigator.mediaSession.setActionHandler("previoustrack", () => play(current - 1));
    navigator.mediaSession.setActionHandler("nexttrack", () => play(current + 1));
  }
})();
