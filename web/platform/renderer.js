// WebGL2: one program, triangles tinted by an alpha-only glyph atlas, scissor per command.

const vertexShader = `#version 300 es
uniform vec2 size;
layout(location = 0) in vec2 at;
layout(location = 1) in vec2 uv;
layout(location = 2) in vec4 tint;
out vec2 where;
out vec4 color;
void main() {
  where = uv;
  color = tint;
  gl_Position = vec4(at.x / size.x * 2.0 - 1.0, 1.0 - at.y / size.y * 2.0, 0.0, 1.0);
}`;

const fragmentShader = `#version 300 es
precision highp float; // with less, a phone finds the wrong texel of a large atlas
uniform sampler2D atlas;
in vec2 where;
in vec4 color;
out vec4 pixel;
void main() {
  pixel = vec4(color.rgb, color.a * texture(atlas, where).r);
}`;

const vertexBytes = 20; // two floats, two floats, four bytes: ImDrawVert
const wordsPerCommand = 8;

export class Renderer {
  /** Null where WebGL2 is missing. */
  static on(canvas) {
    const gl = canvas.getContext('webgl2', { alpha: false, antialias: false, depth: false, powerPreference: 'low-power' });
    return gl ? new Renderer(gl) : null;
  }

  constructor(gl) {
    this.gl = gl;
    this.prepare();
  }

  /** Also after the context was lost and given back. */
  prepare() {
    const gl = this.gl;
    const program = gl.createProgram();
    for (const [type, source] of [[gl.VERTEX_SHADER, vertexShader], [gl.FRAGMENT_SHADER, fragmentShader]]) {
      const shader = gl.createShader(type);
      gl.shaderSource(shader, source);
      gl.compileShader(shader);
      gl.attachShader(program, shader);
    }
    gl.linkProgram(program);
    gl.useProgram(program);
    this.size = gl.getUniformLocation(program, 'size');
    this.textures = new Map();
    gl.bindVertexArray(gl.createVertexArray());
    gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
    gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, gl.createBuffer());
    for (let i = 0; i < 3; i++) gl.enableVertexAttribArray(i);
    gl.enable(gl.BLEND);
    gl.blendFuncSeparate(gl.SRC_ALPHA, gl.ONE_MINUS_SRC_ALPHA, gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    gl.enable(gl.SCISSOR_TEST);
    gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
  }

  texture(id, width, height) {
    const gl = this.gl;
    const made = gl.createTexture();
    gl.bindTexture(gl.TEXTURE_2D, made);
    // Glyph quads stand on whole pixels; only the white pixel of shapes is ever between texels.
    for (const name of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) gl.texParameteri(gl.TEXTURE_2D, name, gl.LINEAR);
    for (const name of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T]) gl.texParameteri(gl.TEXTURE_2D, name, gl.CLAMP_TO_EDGE);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.R8, width, height, 0, gl.RED, gl.UNSIGNED_BYTE, null);
    this.textures.set(id, made);
  }

  texturePart(heap, id, pixels, pitch, x, y, width, height) {
    const gl = this.gl;
    gl.bindTexture(gl.TEXTURE_2D, this.textures.get(id));
    gl.pixelStorei(gl.UNPACK_ROW_LENGTH, pitch);
    gl.texSubImage2D(gl.TEXTURE_2D, 0, x, y, width, height, gl.RED, gl.UNSIGNED_BYTE,
      heap.subarray(pixels, pixels + pitch * (height - 1) + width));
    gl.pixelStorei(gl.UNPACK_ROW_LENGTH, 0);
  }

  textureGone(id) {
    this.gl.deleteTexture(this.textures.get(id));
    this.textures.delete(id);
  }

  paint(heap, width, height, vertices, vertexSize, indices, indexSize, commands, count) {
    const gl = this.gl;
    gl.viewport(0, 0, width, height);
    gl.uniform2f(this.size, width, height);
    gl.bufferData(gl.ARRAY_BUFFER, heap.subarray(vertices, vertices + vertexSize), gl.STREAM_DRAW);
    gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, heap.subarray(indices, indices + indexSize), gl.STREAM_DRAW);
    const words = new Int32Array(heap.buffer, commands, count * wordsPerCommand);
    for (let i = 0; i < words.length; i += wordsPerCommand) {
      const [texture, x, y, w, h, elements, firstIndex, firstVertex] = words.subarray(i, i + wordsPerCommand);
      const start = firstVertex * vertexBytes;
      gl.vertexAttribPointer(0, 2, gl.FLOAT, false, vertexBytes, start);
      gl.vertexAttribPointer(1, 2, gl.FLOAT, false, vertexBytes, start + 8);
      gl.vertexAttribPointer(2, 4, gl.UNSIGNED_BYTE, true, vertexBytes, start + 16);
      gl.bindTexture(gl.TEXTURE_2D, this.textures.get(texture));
      gl.scissor(x, height - y - h, w, h);
      gl.drawElements(gl.TRIANGLES, elements, gl.UNSIGNED_SHORT, firstIndex * 2);
    }
  }
}
