export class Product { async stop() {} }
