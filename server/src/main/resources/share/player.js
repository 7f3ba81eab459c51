"use strict";
(() => {
  const rows = [...document.querySelectorAll(".play")];
  const player = document.querySelector(".player");
  const audio = player.querySelector("audio");
  const now = player.querySelector(".now");
  const all = document.querySelector(".all");
  let current = -1;

  const text = (row, part) => row.querySelector(part)?.textContent ?? "";

  const source = (row) => {
    const type = row.dataset.type;
    return type && audio.canPlayType(type) === "" ? row.href + "?format=mp3" : row.href;
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
    rows[current]?.closest("li").classList.remove("current");
    current = index;
    const row = rows[index];
    row.closest("li").classList.add("current");
    now.classList.remove("failed");
    now.textContent = text(row, ".title");
    player.hidden = false;
    audio.src = source(row);
    audio.play().catch(() => {});
    tellSystem(row);
  };

  const toggle = () => (audio.paused ? audio.play().catch(() => {}) : audio.pause());

  rows.forEach((row, index) => row.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (index === current) toggle(); else play(index);
  }));
  audio.addEventListener("ended", () => play(current + 1));
  audio.addEventListener("error", () => {
    now.classList.add("failed");
    now.textContent = text(rows[current], ".title") + " cannot be played";
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
