# Linear regression by gradient descent as in the lab linear-regression, up to the first point of its curve.
import torch

torch.manual_seed(1)
features = torch.randn(4096, 2)
targets = features @ torch.tensor([2.0, -1.0]) + 3
theta = torch.zeros(3, requires_grad=True)
design = torch.cat([torch.ones(4096, 1), features], 1)
loss = (design @ theta - targets).square().mean()
print("loss", loss.item(), flush=True)
loss.backward()
