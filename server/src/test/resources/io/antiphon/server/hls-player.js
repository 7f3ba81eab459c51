/*
 * Plays a source in hls.js and tells what happened: each quality whole in one buffer, then playing, switching, seeking, to the end.
 * Credentials go with the first playlist only, as the others lead on by tickets.
 */
async function prove({ source, headers, seeks }) {
  const log = { errors: [], levels: [], ranges: [], seeks: [], switched: [] };
  const video = document.createElement('video');
  document.body.append(video);
  const pause = ms => new Promise(done => setTimeout(done, ms));
  const until = async (what, condition) => {
    const start = performance.now();
    while (!condition()) {
      if (performance.now() - start > 60000) {
        throw new Error(`${what}: nothing for a minute at ${video.currentTime}, ready ${video.readyState}, `
          + `${video.error && video.error.message}, ${JSON.stringify(ranges())} ${JSON.stringify(log.errors)}`);
      }
      await pause(20);
    }
  };
  const open = settings => {
    const player = new Hls({
      xhrSetup: (request, url) => {
        if (new URL(url, location.href).href === new URL(source, location.href).href) {
          Object.entries(headers || {}).forEach(([name, value]) => request.setRequestHeader(name, value));
        }
      },
      ...settings
    });
    player.on(Hls.Events.ERROR, (_, data) => {
      // What the player breaks off itself, to seek or to end, is no error.
      if (data.details !== 'aborted' && data.details !== 'internalAborted') {
        log.errors.push([data.type, data.details, data.fatal, data.reason || (data.error && data.error.message) || '']);
      }
    });
    player.on(Hls.Events.LEVEL_SWITCHED, (_, data) => log.switched.push(data.level));
    player.on(Hls.Events.BUFFER_EOS, () => { log.ended = true; });
    player.loadSource(source);
    player.attachMedia(video);
    return player;
  };
  const ranges = () => Array.from({ length: video.buffered.length }, (_, i) => [video.buffered.start(i), video.buffered.end(i)]);
  const close = async player => {
    player.destroy();
    video.removeAttribute('src');
    video.load();
    await pause(50);
  };

  let player = open({});
  await until('levels', () => player.levels.length > 0);
  log.levels = player.levels.map(level => [level.bitrate, level.audioCodec || '', level.videoCodec || '', level.width]);
  await close(player);

  for (let level = 0; level < log.levels.length; level++) {
    // Everything of one quality in one buffer: no gap from begin to end.
    log.ended = false;
    player = open({ startLevel: level, maxBufferLength: 3600, maxMaxBufferLength: 3600, maxBufferSize: 1e9, testBandwidth: false });
    player.on(Hls.Events.MANIFEST_PARSED, () => { player.currentLevel = level; });
    await until('the whole of level ' + level, () => log.ended && !isNaN(video.duration));
    log.ranges.push({ level, duration: video.duration, buffered: ranges() });
    await close(player);
  }

  player = open({ startLevel: 0, maxBufferLength: 8, backBufferLength: 0, testBandwidth: false });
  await until('the beginning', () => video.readyState >= 3);
  await video.play();
  await until('playing', () => video.currentTime > 0.7);
  for (const level of [...log.levels.keys(), 0]) {
    const time = video.currentTime;
    player.currentLevel = level;
    await until('switching to ' + level, () => video.currentTime > time + 0.7 && player.currentLevel === level);
  }
  for (const part of seeks) {
    const to = part * video.duration;
    video.currentTime = to;
    const start = performance.now();
    await until('seeking to ' + to, () => !video.seeking && (video.ended || video.currentTime > to + 0.5));
    log.seeks.push([to, video.currentTime, Math.round(performance.now() - start)]);
  }
  await until('the end', () => video.ended);
  log.end = video.currentTime;
  await close(player);
  return log;
}
