"""What training and evaluation of the quality model share: contents, distortions, frames. None of it runs on a phone."""
