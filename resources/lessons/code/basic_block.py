class BasicBlock(nn.Module):
    expansion = 1

    def __init__(self, inputs, planes, stride=1, downsample=None):
        super().__init__()
        self.conv1 = nn.Conv2d(inputs, planes, 3, stride, padding=1, bias=False)  # [code: conv1]
        self.bn1 = nn.BatchNorm2d(planes)  # [code: norm1]
        self.relu = nn.ReLU(inplace=True)  # [code: relu1 relu]
        self.conv2 = nn.Conv2d(planes, planes, 3, padding=1, bias=False)  # [code: conv2]
        self.bn2 = nn.BatchNorm2d(planes)  # [code: norm2]
        self.downsample = downsample  # [code: shortcut]

    def forward(self, x):
        y = self.conv1(x)  # [code: conv1]
        y = self.bn1(y)  # [code: norm1]
        y = self.relu(y)  # [code: relu1]
        y = self.conv2(y)  # [code: conv2]
        y = self.bn2(y)  # [code: norm2]
        if self.downsample is not None:  # [code: shortcut]
            x = self.downsample(x)  # [code: shortcut]
        y = y + x  # [code: add]
        return self.relu(y)  # [code: relu]
