"""Looking at objects as another protocol gives them."""
