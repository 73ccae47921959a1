"""What the tests share: real servers, fake ones, and releases of them."""
