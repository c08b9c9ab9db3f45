// The functions C++ imports. Each only forwards to the host object that the page put on the module
// (web/platform/host.js), with the heap as it is at this moment: it moves when memory grows.
{
  const names = [
    'texture', 'texture_part', 'texture_gone', 'paint', 'baseline', 'glyph', 'icon', 'prepare', 'pixels', 'mirror',
    'document', 'announce', 'palette', 'fetch', 'do', 'ask', 'now', 'wake', 'heap',
  ];
  const library = {};
  for (const name of names) {
    library['rg_' + name] = new Function('...a', `return Module["host"]["${name}"](HEAPU8, ...a)`);
  }
  mergeInto(LibraryManager.library, library);
}
