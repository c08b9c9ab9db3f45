// The icon package's names, in the order of web/ui/icons.h. The bundler replaces 'icons:shapes' by
// their drawing instructions (scripts/bundle.mjs).
export const iconNames = [
  '', 'house', 'coins', 'gift', 'ticket', 'user', 'check', 'x', 'plus', 'minus', 'chevron-right', 'chevron-left',
  'chevron-down', 'chevron-up', 'arrow-right', 'info', 'triangle-alert', 'calendar', 'clock', 'copy', 'qr-code',
  'star', 'search', 'external-link', 'shopping-bag', 'refresh-cw', 'sliders-horizontal', 'chart-column', 'upload',
  'download', 'trash-2', 'pencil', 'lock', 'message-square', 'bell', 'phone', 'store', 'crown', 'share-2', 'undo-2',
  'list', 'flag', 'users', 'sparkles',
];
