// Room for the keyboard on the glass: where it covers a part of the window and the window does not shrink,
// the document can be scrolled further, and the field that is typed into is brought above it.
const least = 80; // CSS px; less is a bar of the browser's own

export function keepFieldsAboveKeyboard(root) {
  const seen = window.visualViewport;
  if (!seen) return;
  const look = () => {
    // A page that was pinched larger shows less of itself, too, and has no keyboard.
    const covered = seen.scale > 1.01 ? 0 : Math.round(innerHeight - seen.height - seen.offsetTop);
    const keyboard = covered >= least ? covered : 0;
    if (keyboard === (root.rgKeyboard ?? 0)) return;
    root.rgKeyboard = keyboard;
    root.style.setProperty('--rg-keyboard', `${keyboard}px`);
    const field = document.activeElement;
    if (keyboard && root.contains(field) && field.matches('input, textarea, select')) field.scrollIntoView({ block: 'nearest' });
  };
  seen.addEventListener('resize', look);
  seen.addEventListener('scroll', look);
  root.addEventListener('focusin', (ev) => {
    if (root.rgKeyboard && ev.target.matches('input, textarea, select')) ev.target.scrollIntoView({ block: 'nearest' });
  });
}
